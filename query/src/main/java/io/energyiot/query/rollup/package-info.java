/** Questions about all meters and groups of them, answered from the results of rollups. */
package io.energyiot.query.rollup;
