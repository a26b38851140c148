/** Starting and stopping the system on this machine. */
package io.energyiot.cli.machine;
