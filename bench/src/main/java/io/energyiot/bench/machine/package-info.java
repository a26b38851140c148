/** Where a measurement takes place: the machine, a folder, a system and processes of its own. */
package io.energyiot.bench.machine;
