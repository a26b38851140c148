package io.energyiot.query.device;

import io.energyiot.model.place.Area;
import io.energyiot.store.device.DeviceFilter;
import java.util.Optional;

/**
 * A question for devices.
 *
 * @param filter the attributes that they must have
 * @param area the area that they must be in; if empty, they may be anywhere, also at an unknown
 *     place
 */
public record DeviceCriteria(DeviceFilter filter, Optional<Area> area) {}
