package io.energyiot.analytics.rollup;

import io.energyiot.model.device.Device;
import io.energyiot.store.rollup.group.GroupDevices;
import io.energyiot.store.rollup.group.GroupKind;
import io.energyiot.store.rollup.group.RollupGroup;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * The device registry as it was when a rollup began, in about 30 bytes a device. Each device has a
 * number and belongs to some groups. Every process of the job gets a copy, so all see the same.
 */
final class RegisteredDevices implements Serializable {
  /** The number of a device that is not registered. */
  static final int UNKNOWN = -1;

  private static final long serialVersionUID = 1;
  private static final List<RollupGroup> ONLY_ALL = List.of(RollupGroup.ALL);

  private final byte[] names;
  private final int[] ends;
  private final int[] slots;
  private final int[] memberships;
  private final List<List<RollupGroup>> groups;
  private final RoaringBitmap installed;

  private RegisteredDevices(Building built) {
    this.names = Arrays.copyOf(built.names, built.length());
    this.ends = Arrays.copyOf(built.ends, built.size);
    this.memberships = Arrays.copyOf(built.memberships, built.size);
    this.groups = List.copyOf(built.groups);
    this.installed = built.installed;
    this.slots = new int[Integer.highestOneBit(Math.max(1, built.size)) * 4];
    for (int i = 0; i < built.size; i++) {
      slots[slotOf(bytes(i))] = i + 1;
    }
  }

  /** The device registry's devices, each once, as they are on {@code day}. */
  static RegisteredDevices of(Iterator<Device> devices, LocalDate day) {
    Building building = new Building();
    devices.forEachRemaining(device -> building.add(device, day));
    return new RegisteredDevices(building);
  }

  /** Collects devices in arrays that grow. */
  private static final class Building {
    private static final int FIRST = 1024;

    private byte[] names = new byte[FIRST];
    private int[] ends = new int[FIRST];
    private int[] memberships = new int[FIRST];
    private int size;
    private final List<List<RollupGroup>> groups = new ArrayList<>();
    private final Map<List<RollupGroup>, Integer> numbers = new HashMap<>();
    private final RoaringBitmap installed = new RoaringBitmap();

    int length() {
      return size == 0 ? 0 : ends[size - 1];
    }

    void add(Device device, LocalDate day) {
      byte[] name = device.deviceId().getBytes(StandardCharsets.UTF_8);
      int from = length();
      int end = Math.addExact(from, name.length);
      if (end > names.length) {
        names = Arrays.copyOf(names, (int) Math.min(Integer.MAX_VALUE - 8, 2L * end));
      }
      if (size == ends.length) {
        ends = Arrays.copyOf(ends, 2 * size);
        memberships = Arrays.copyOf(memberships, 2 * size);
      }
      System.arraycopy(name, 0, names, from, name.length);
      ends[size] = end;
      memberships[size] = membership(device);
      if (isInstalled(device, day)) {
        installed.add(size);
      }
      size++;
    }

    private int membership(Device device) {
      List<RollupGroup> its = new ArrayList<>(ONLY_ALL);
      addGroup(its, GroupKind.REGION, device.region());
      addGroup(its, GroupKind.TARIFF, device.tariff());
      addGroup(its, GroupKind.FEEDER, device.feeder());
      return numbers.computeIfAbsent(
          its,
          added -> {
            groups.add(List.copyOf(added));
            return groups.size() - 1;
          });
    }

    private static void addGroup(List<RollupGroup> groups, GroupKind kind, String name) {
      if (name != null && !name.isEmpty()) {
        groups.add(new RollupGroup(kind, name));
      }
    }

    private static boolean isInstalled(Device device, LocalDate day) {
      return (device.installed() == null || !device.installed().isAfter(day))
          && (device.removed() == null || device.removed().isAfter(day));
    }
  }

  /** The device's number, or {@link #UNKNOWN}. */
  int find(String deviceId) {
    return slots[slotOf(deviceId.getBytes(StandardCharsets.UTF_8))] - 1;
  }

  /** Where the name is, or else a free place for it. */
  private int slotOf(byte[] name) {
    int hash = Arrays.hashCode(name) * 0x9E3779B9;
    int slot = (hash ^ (hash >>> 16)) & (slots.length - 1);
    while (slots[slot] != 0 && !isNamed(slots[slot] - 1, name)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean isNamed(int device, byte[] name) {
    return Arrays.equals(names, from(device), ends[device], name, 0, name.length);
  }

  private int from(int device) {
    return device == 0 ? 0 : ends[device - 1];
  }

  private byte[] bytes(int device) {
    return Arrays.copyOfRange(names, from(device), ends[device]);
  }

  /** The id of a registered device. */
  String id(int device) {
    return new String(names, from(device), ends[device] - from(device), StandardCharsets.UTF_8);
  }

  /** The groups of a device, that of all meters among them. */
  List<RollupGroup> groups(int device) {
    return device == UNKNOWN ? ONLY_ALL : groups.get(memberships[device]);
  }

  /** The devices that are installed and not among {@code seen}. */
  RoaringBitmap silent(RoaringBitmap seen) {
    return RoaringBitmap.andNot(installed, seen);
  }

  /** How many devices each group has, and how many of them are among {@code seen}. */
  List<GroupDevices> devices(RoaringBitmap seen) {
    long[] registered = new long[groups.size()];
    long[] reporting = new long[groups.size()];
    for (int device : installed) {
      registered[memberships[device]]++;
    }
    for (int device : RoaringBitmap.and(installed, seen)) {
      reporting[memberships[device]]++;
    }
    Map<RollupGroup, GroupDevices> all = new HashMap<>();
    all.put(RollupGroup.ALL, new GroupDevices(RollupGroup.ALL, 0, 0));
    IntStream.range(0, groups.size())
        .forEach(
            i ->
                groups
                    .get(i)
                    .forEach(
                        group ->
                            all.merge(
                                group,
                                new GroupDevices(group, registered[i], reporting[i]),
                                RegisteredDevices::plus)));
    return List.copyOf(all.values());
  }

  private static GroupDevices plus(GroupDevices one, GroupDevices other) {
    return new GroupDevices(
        one.group(), one.registered() + other.registered(), one.reporting() + other.reporting());
  }
}
