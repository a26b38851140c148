package io.energyiot.store.rollup.group;

import io.energyiot.model.Channel;

/**
 * What a rollup knows of a day of a group.
 *
 * @param group whose day
 * @param channel of which readings
 * @param completeness how many there are
 * @param profile how they are spread over the day
 */
public record GroupDay(
    RollupGroup group, Channel channel, GroupCompleteness completeness, DayProfile profile) {}
