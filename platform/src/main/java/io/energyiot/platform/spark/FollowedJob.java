package io.energyiot.platform.spark;

import io.energyiot.jobs.JobConnection;
import io.energyiot.jobs.JobReply;
import io.energyiot.jobs.JobRequest;
import io.energyiot.model.error.EnergyException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.util.Optional;

/** A job that a process has begun, seen from the program that waits for it. */
record FollowedJob(JobConnection<JobRequest, JobReply> connection) {

  /** Sends the request. */
  static FollowedJob of(JobRequest request, InputStream in, OutputStream out) throws IOException {
    JobConnection<JobRequest, JobReply> connection = JobConnection.toProcess(in, out);
    connection.send(request);
    return new FollowedJob(connection);
  }

  /**
   * Passes replies on until the last one.
   *
   * @return the last one; empty if the process ends before
   */
  Optional<JobReply> follow(Writer out, SparkProcess.JobListener progress) throws IOException {
    Optional<JobReply> reply = connection.receive();
    while (reply.isPresent()) {
      if (reply.get() instanceof JobReply.Printed printed) {
        out.write(printed.text());
      } else if (reply.get() instanceof JobReply.Progress now) {
        progress.at(now.percent(), now.words());
      } else {
        break;
      }
      reply = connection.receive();
    }
    out.flush();
    return reply;
  }

  /**
   * Fails as the job has, if it has.
   *
   * @param end the last reply
   * @throws EnergyException with the code of the job's failure
   */
  static void requireDone(JobReply end) {
    if (end instanceof JobReply.Failed failed) {
      throw new EnergyException(failed.code(), failed.message());
    }
  }
}
