package io.energyiot.bench.model.step;

import java.util.List;

/** What a program does next. Its text tells it in short. */
public sealed interface Step
    permits Post,
        Proxy,
        Produce,
        Load,
        LoadAgain,
        AsNew,
        Undo,
        KilledLoad,
        Erase,
        Seal,
        Restart,
        Kill,
        Reread {

  /** Does it, and teaches the model. Returns when it can be asked for. */
  void run(World world);

  /** What sort of step it is, for the count at the end. */
  String kind();

  /** The devices that it tells of. */
  default List<String> devices() {
    return List.of();
  }
}
