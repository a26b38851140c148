/** How many of the expected readings there are, which are missing and which overlap. */
package io.energyiot.query.completeness;
