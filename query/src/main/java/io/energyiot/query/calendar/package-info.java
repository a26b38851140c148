/** Times, periods and buckets in the calendar of a zone. */
package io.energyiot.query.calendar;
