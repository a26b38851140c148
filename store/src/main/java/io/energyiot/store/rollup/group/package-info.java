/** What a rollup found of a day: by group, by device, and by hour. */
package io.energyiot.store.rollup.group;
