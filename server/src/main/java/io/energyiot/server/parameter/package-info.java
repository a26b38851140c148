/** Reads parameters that many questions have. */
package io.energyiot.server.parameter;
