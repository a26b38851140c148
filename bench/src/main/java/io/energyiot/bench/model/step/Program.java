package io.energyiot.bench.model.step;

import io.energyiot.bench.model.batch.Batch;
import io.energyiot.bench.model.batch.Batches;
import io.energyiot.bench.model.batch.Content;
import io.energyiot.bench.model.batch.CsvText;
import io.energyiot.bench.model.rules.Meter;
import io.energyiot.bench.model.rules.Told;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A random program of steps. The next step depends on the seed, the step's number and the model's
 * knowledge, never on timing.
 */
public final class Program {
  private static final List<String> CHANNELS = List.of("KWH", "KWH", "KWH_EXPORT", "1-1:1.8.0");
  private static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu");
  private static final List<Long> SKEWS =
      List.of(-31_536_000_000L, -7_200_000L, -50_000L, 50_000L, 3_000_000L, 31_536_000_000L);
  private static final int LONGEST_LOAD_MILLIS = 4_000;

  private final long seed;
  private final int devices;
  private final ZoneId zone;
  private final LocalDate today;
  private final List<Choice> choices;
  private World world;
  private Batches batches;

  /**
   * A kind of step.
   *
   * @param weight how often it is chosen, beside the others' weights
   */
  private record Choice(String name, int weight, Function<Random, Step> make) {}

  /**
   * @param devices how many there are
   * @param zone of storage
   * @param without the names of steps that are left out
   */
  public Program(long seed, int devices, ZoneId zone, LocalDate today, Collection<String> without) {
    this.seed = seed;
    this.devices = devices;
    this.zone = zone;
    this.today = today;
    this.choices =
        Stream.of(
                new Choice("post", 34, this::post),
                new Choice("proxy", 10, this::proxy),
                new Choice("produce", 8, this::produce),
                new Choice("load", 22, this::load),
                new Choice("change", 5, this::loadChanged),
                new Choice("again", 8, this::loadAgain),
                new Choice("asnew", 4, this::asNew),
                new Choice("undo", 3, this::undo),
                new Choice("erase", 6, this::erase),
                new Choice("seal", 3, this::seal),
                new Choice("restart", 1, this::restart),
                new Choice("kill", 2, this::kill),
                new Choice("killload", 2, this::killedLoad),
                new Choice("reread", 1, this::reread))
            .filter(each -> !without.contains(each.name()))
            .toList();
  }

  /** The step that comes next. */
  public Step next(World now) {
    world = now;
    batches = new Batches(zone, today, now.sealed());
    int number = now.subject().moments().next();
    Random random = new Random(new SplittableRandom(seed * 1_000_003 + number).nextLong());
    int left = random.nextInt(choices.stream().mapToInt(Choice::weight).sum());
    int chosen = 0;
    while (left >= choices.get(chosen).weight()) {
      left -= choices.get(chosen).weight();
      chosen++;
    }
    return choices.get(chosen).make().apply(random);
  }

  private static <T> T pick(Random random, List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private Meter meter(Random random) {
    String channel = pick(random, CHANNELS);
    return new Meter("MTR-" + random.nextInt(devices), channel);
  }

  private ZoneId zone(Random random) {
    return random.nextBoolean() ? zone : ZoneId.of(pick(random, ZONES));
  }

  private Batch batch(Random random, Meter meter) {
    return random.nextInt(5) < 2
        ? batches.over(random, meter, world.memory().told(meter))
        : batches.any(random, meter);
  }

  /** Of one to three meters, which all differ; a few tell things twice. */
  private List<Batch> several(Random random) {
    List<Batch> all = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      Meter meter = meter(random);
      if (all.stream().noneMatch(each -> each.meter().equals(meter))) {
        Batch batch = batch(random, meter);
        boolean twice = random.nextInt(8) == 0;
        all.add(twice ? Batches.both(batch, batch(random, meter)) : batch);
      }
    }
    return all;
  }

  private Step post(Random random) {
    Post.Form form = pick(random, List.of(Post.Form.values()));
    List<Batch> told = several(random);
    boolean asFile = told.stream().allMatch(Batch::isInSeconds);
    Post.Form possible = form == Post.Form.CSV && !asFile ? Post.Form.NDJSON : form;
    return new Post(possible, told, zone(random), order(random));
  }

  private static CsvText.Order order(Random random) {
    return pick(random, List.of(CsvText.Order.values()));
  }

  /** Records of a meter, of which some are of the same interval. */
  private Step proxy(Random random) {
    Meter meter = meter(random);
    Batch first = batch(random, meter);
    Batch same = Batches.changed(random, first);
    return new Proxy(meter, Batches.both(cut(first), cut(same)).told());
  }

  private static Batch cut(Batch batch) {
    return new Batch(batch.meter(), batch.told().subList(0, Math.min(6, batch.told().size())));
  }

  private Step produce(Random random) {
    Batch batch = batch(random, meter(random));
    Batch one = new Batch(batch.meter(), batch.told().subList(0, 1));
    return new Produce(one, pick(random, SKEWS));
  }

  private Step load(Random random) {
    Content first = content(random, several(random), zone(random), world.nextContent());
    List<Content> contents = new ArrayList<>(List.of(first));
    if (random.nextInt(4) == 0) {
      Content second = content(random, several(random), first.zone(), first.number() + 1);
      if (second.seconds() == first.seconds()) {
        contents.add(second);
      }
    }
    return new Load(contents, packing(random));
  }

  private Step loadChanged(Random random) {
    if (world.loaded().isEmpty()) {
      return load(random);
    }
    Content before = loaded(random);
    List<Batch> told =
        before.batches().stream().map(each -> Batches.changed(random, each)).toList();
    Content content = content(random, told, before.zone(), world.nextContent());
    return content.text().equals(before.text())
        ? new LoadAgain(before, packing(random), false)
        : new Load(List.of(content), packing(random));
  }

  private static Content.Packing packing(Random random) {
    return pick(random, List.of(Content.Packing.values()));
  }

  /** In the wide form if that can say it. */
  private Content content(Random random, List<Batch> told, ZoneId zone, int number) {
    List<Batch> inSeconds = told.stream().map(Program::inSeconds).toList();
    int seconds = inSeconds.get(0).told().get(0).seconds();
    if (CsvText.isWide(inSeconds, zone, seconds)) {
      String text = CsvText.wideForm(inSeconds, zone, seconds);
      return new Content(number, "wide", text, inSeconds, zone, seconds);
    }
    CsvText.Order order = order(random);
    String text = CsvText.longForm(inSeconds, zone, order);
    return new Content(number, "long, " + order, text, inSeconds, zone, 900);
  }

  private static Batch inSeconds(Batch batch) {
    return new Batch(
        batch.meter(),
        batch.told().stream()
            .map(
                each ->
                    new Told(
                        each.start() / 1000 * 1000, each.seconds(), each.value(), each.quality()))
            .toList());
  }

  private Content loaded(Random random) {
    return pick(random, world.loaded()).content();
  }

  private Step loadAgain(Random random) {
    return world.loaded().isEmpty()
        ? load(random)
        : new LoadAgain(loaded(random), packing(random), random.nextInt(3) == 0);
  }

  private Step asNew(Random random) {
    return world.loaded().isEmpty() ? load(random) : new AsNew(loaded(random), packing(random));
  }

  private Step undo(Random random) {
    List<World.Loaded> known =
        world.loaded().stream().filter(each -> !each.load().isEmpty()).toList();
    if (known.isEmpty()) {
      return load(random);
    }
    String load = pick(random, known).load();
    List<Content> contents =
        known.stream()
            .filter(each -> each.load().equals(load))
            .map(each -> each.content())
            .toList();
    return new Undo(
        load,
        contents.stream().map(Content::number).toList(),
        contents.stream().flatMap(each -> each.devices().stream()).distinct().toList());
  }

  private Step killedLoad(Random random) {
    Content content = content(random, several(random), zone(random), world.nextContent());
    return new KilledLoad(content, 500 + random.nextInt(LONGEST_LOAD_MILLIS));
  }

  private Step erase(Random random) {
    return new Erase(batches.repeated(random, meter(random)));
  }

  private Step seal(Random random) {
    Meter meter = meter(random);
    return new Seal(batches.nextToSeal(), new Proxy(meter, batches.repeated(random, meter).told()));
  }

  private Step restart(Random random) {
    return new Restart();
  }

  private Step kill(Random random) {
    return new Kill(batch(random, meter(random)));
  }

  private Step reread(Random random) {
    return new Reread();
  }
}
