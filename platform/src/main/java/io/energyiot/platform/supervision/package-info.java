/** The process that starts services again that died. */
package io.energyiot.platform.supervision;
