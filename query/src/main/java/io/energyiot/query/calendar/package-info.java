/** Times, periods and buckets as a calendar in a zone has them. */
package io.energyiot.query.calendar;
