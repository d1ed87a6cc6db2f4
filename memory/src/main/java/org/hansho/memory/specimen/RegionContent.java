package org.hansho.memory.specimen;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.hansho.memory.dump.Machine;
import org.hansho.memory.specimen.DumpSpecimen.Module;
import org.hansho.memory.specimen.DumpSpecimen.Region;
import org.hansho.memory.specimen.SpecimenImage.Shape;

/** Puts something into the memory of a described process. */
final class RegionContent {
  private static final int GRANULE = 16;
  private static final int DETOURS = 64;

  private final DumpSpecimen process;
  private final Region region;
  private final ByteBuilder bytes = new ByteBuilder();

  RegionContent(DumpSpecimen process, Region region) {
    this.process = process;
    this.region = region;
    bytes.raw(region.content());
  }

  /** The content with what a line says. */
  byte[] with(Words words) {
    int at = (int) words.number("at", 0);
    switch (words.at(0)) {
      case "image" -> bytes.put(at, image(words));
      case "copy" -> bytes.put(at, module(words, words.behind("of", "")).image().bytes());
      case "text" -> bytes.put(at, words.at(1));
      case "pointers" -> pointers(at, module(words, words.at(1)));
      case "bytes" -> bytes.put(at, hexadecimal(words));
      case "noise" -> bytes.put(0, noise());
      case "call" -> bytes.put(at, new byte[] {(byte) 0xE8, 0, 0, 0, 0});
      case "detours" -> detours(module(words, words.at(1)));
      default ->
          throw words.problem(
              "write image, copy, text, pointers, bytes, noise, call or detours for '"
                  + words.at(0)
                  + "'");
    }
    int length = (bytes.length() + GRANULE - 1) / GRANULE * GRANULE;
    return Arrays.copyOf(bytes.bytes(), (int) Math.min(length, region.info().size()));
  }

  private static byte[] hexadecimal(Words words) {
    try {
      return HexFormat.of().parseHex(words.at(1));
    } catch (IllegalArgumentException e) {
      throw words.problem("write pairs of hexadecimal digits behind 'bytes'");
    }
  }

  /** Bytes of all values over the whole region, the same each time. */
  private byte[] noise() {
    byte[] noise = new byte[(int) Math.min(region.info().size(), Integer.MAX_VALUE)];
    new Random(region.info().base()).nextBytes(noise);
    return noise;
  }

  private byte[] image(Words words) {
    Shape shape = Shape.USUAL;
    for (Shape one : Shape.values()) {
      shape = words.has(one.name().toLowerCase(Locale.ROOT)) ? one : shape;
    }
    Machine machine = words.has("x86") ? Machine.X86 : process.machine;
    List<String> exports = words.list("exports");
    return new SpecimenImage(machine, words.at(1), exports, words.decimal("timestamp", 1), shape)
        .bytes();
  }

  private Module module(Words words, String name) {
    for (Module module : process.modules) {
      if (module.path().endsWith("\\" + name)) {
        return module;
      }
    }
    throw words.problem("no module '" + name + "' is described before");
  }

  /** A row of pointers to all functions of a module. */
  private void pointers(int at, Module module) {
    int size = process.machine.bits() / 8;
    for (int i = 0; i < module.image().exports().size(); i++) {
      bytes.put(at + i * size, module.base() + SpecimenImage.function(i), size);
    }
  }

  /** Pieces of moved code, each ending in a jump into a module. */
  private void detours(Module module) {
    for (int i = 0; i < DETOURS; i++) {
      int at = GRANULE * i;
      long from = region.info().base() + at + 10;
      bytes.put(at, new byte[] {0x48, (byte) 0x89, 0x5C, 0x24, 8, (byte) 0xE9});
      bytes.put(at + 6, module.base() + SpecimenImage.function(i) - from, 4);
    }
  }
}
