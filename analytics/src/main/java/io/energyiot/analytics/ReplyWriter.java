package io.energyiot.analytics;

import io.energyiot.jobs.JobConnection;
import io.energyiot.jobs.JobReply;
import java.io.IOException;
import java.io.Writer;

/** Sends what a job prints to its owner. Each call is a reply, so it needs a buffer around it. */
final class ReplyWriter extends Writer {
  private final JobConnection<JobReply, ?> owner;

  ReplyWriter(JobConnection<JobReply, ?> owner) {
    this.owner = owner;
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    owner.send(new JobReply.Printed(new String(text, from, length)));
  }

  /** Replies are flushed as they are sent. */
  @Override
  public void flush() {}

  @Override
  public void close() {}
}
