/** The process that restarts services that died. */
package io.energyiot.platform.supervision;
