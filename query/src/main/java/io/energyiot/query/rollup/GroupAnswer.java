package io.energyiot.query.rollup;

import io.energyiot.store.rollup.group.GroupDay;
import io.energyiot.store.rollup.group.GroupDevices;
import java.util.List;

/**
 * How complete a day of a group is.
 *
 * @param devices how many are registered, and reporting
 * @param channels what was received, a channel each, in order
 */
public record GroupAnswer(GroupDevices devices, List<GroupDay> channels) {}
