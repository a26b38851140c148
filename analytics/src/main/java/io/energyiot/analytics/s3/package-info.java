/** Stores that speak S3's API: how they are reached, and what their failures mean. */
package io.energyiot.analytics.s3;
