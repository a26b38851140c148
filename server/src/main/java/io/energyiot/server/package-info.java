/** The process that serves REST and consumes the topic: its start, its parts, its settings. */
package io.energyiot.server;
