/** Deletes days that are older than their policies keep them. */
package io.energyiot.load.retention;
