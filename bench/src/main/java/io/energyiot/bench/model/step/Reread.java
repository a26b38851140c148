package io.energyiot.bench.model.step;

/** Lets the consumer read all records from the beginning of the topic. */
record Reread() implements Step {
  @Override
  public void run(World world) {
    world.stopServer(false);
    world.topic().forgetPlace();
    world.startServer();
  }

  @Override
  public String kind() {
    return "records read again";
  }
}
