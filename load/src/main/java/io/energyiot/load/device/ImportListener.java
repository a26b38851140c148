package io.energyiot.load.device;

/** Is told how far an import is. */
@FunctionalInterface
public interface ImportListener {
  /**
   * Is told often.
   *
   * @param percent of all work, 0 to 100, estimated
   * @param figures what is done, in words
   */
  void at(double percent, String figures);
}
