/** Says who asks, and what they may do and see. */
package io.energyiot.model.access;
