/** Sinks and lists, which readers of all formats have in common. */
package io.energyiot.formats;
