/** Asking a server whether it answers. */
package io.energyiot.platform.probe;
