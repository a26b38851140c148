/** Places on the earth, and areas that they lie in. */
package io.energyiot.model.place;
