/** Turns answers into bytes. */
package io.energyiot.server.answer;
