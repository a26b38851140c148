/** Questions about the whole fleet and groups of it, answered from the results of rollups. */
package io.energyiot.query.rollup;
