package io.energyiot.store.rollup.group;

import io.energyiot.model.Channel;

/**
 * The results of a rollup for a group and channel on a day.
 *
 * @param completeness how many readings there are
 * @param profile how they are spread over the day
 */
public record GroupDay(
    RollupGroup group, Channel channel, GroupCompleteness completeness, DayProfile profile) {}
