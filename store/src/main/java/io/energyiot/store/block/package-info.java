/** Day blocks: written as appends with their version, read as the merge of all versions. */
package io.energyiot.store.block;
