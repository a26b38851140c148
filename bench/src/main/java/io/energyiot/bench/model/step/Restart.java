package io.energyiot.bench.model.step;

/** Stops the server and starts it again. */
record Restart() implements Step {
  @Override
  public void run(World world) {
    world.stopServer(false);
    world.startServer();
  }

  @Override
  public String kind() {
    return "restart";
  }
}
