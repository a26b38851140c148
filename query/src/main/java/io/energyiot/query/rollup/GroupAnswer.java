package io.energyiot.query.rollup;

import io.energyiot.store.rollup.group.GroupDay;
import io.energyiot.store.rollup.group.GroupDevices;
import java.util.List;

/**
 * The completeness of a group on a day.
 *
 * @param devices the numbers of registered and reporting devices
 * @param channels what was received of each channel, in order
 */
public record GroupAnswer(GroupDevices devices, List<GroupDay> channels) {}
