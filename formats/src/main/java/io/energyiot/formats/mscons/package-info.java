/** MSCONS: metered values of the German energy market, in UN/EDIFACT. */
package io.energyiot.formats.mscons;
