/** Every way in which something can fail, named once. */
package io.energyiot.model.error;
