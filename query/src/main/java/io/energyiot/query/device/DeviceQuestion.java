package io.energyiot.query.device;

import io.energyiot.model.place.Area;
import io.energyiot.store.device.DeviceFilter;
import java.util.Optional;

/**
 * Which devices are asked for.
 *
 * @param filter the attributes that they have
 * @param area where they are; empty for anywhere, or where nobody knows
 */
public record DeviceQuestion(DeviceFilter filter, Optional<Area> area) {}
