package io.energyiot.query.fleet;

import io.energyiot.store.fleet.GroupDay;
import io.energyiot.store.fleet.GroupDevices;
import java.util.List;

/**
 * The completeness of a group on a day.
 *
 * @param devices the numbers of registered and reporting devices
 * @param channels what was received of each channel, in order
 */
public record GroupAnswer(GroupDevices devices, List<GroupDay> channels) {}
