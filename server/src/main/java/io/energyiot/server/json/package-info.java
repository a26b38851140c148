/** Answers as bytes. */
package io.energyiot.server.json;
