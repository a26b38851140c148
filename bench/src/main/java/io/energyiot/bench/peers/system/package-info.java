/** The systems that are measured side by side, each with its own means. */
package io.energyiot.bench.peers.system;
