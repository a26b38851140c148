/** The loader: a process that does the loads of a queue, one after the other. */
package io.energyiot.loader;
