/** The results of a rollup for a day: by group, by device and by quarter hour. */
package io.energyiot.store.rollup.group;
