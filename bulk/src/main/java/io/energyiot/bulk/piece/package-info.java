/** Rows of a piece of the token ring, from one process to another. */
package io.energyiot.bulk.piece;
