/** Day blocks. Each has a version and is only added; answers merge all versions. */
package io.energyiot.store.block;
