/**
 * The running system beside a plain model of it: a random program of steps, and questions to both.
 */
package io.energyiot.bench.model;
