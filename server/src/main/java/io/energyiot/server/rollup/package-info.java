/** Results of rollups, and the schedule by which the server has them computed. */
package io.energyiot.server.rollup;
