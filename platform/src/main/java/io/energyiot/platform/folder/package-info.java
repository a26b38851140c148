/** The data folder of a system: its files, its lock and its ports. */
package io.energyiot.platform.folder;
