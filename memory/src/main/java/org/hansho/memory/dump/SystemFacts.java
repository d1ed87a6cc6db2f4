package org.hansho.memory.dump;

/**
 * What the dump says of machine and process.
 *
 * @param version of the system, such as {@code 10.0.19045}
 * @param processId -1 where the dump does not say
 * @param started seconds since 1970 when the process began, 0 where the dump does not say
 */
public record SystemFacts(
    Machine machine, OperatingSystem system, String version, long processId, long started) {
  static final SystemFacts UNKNOWN =
      new SystemFacts(Machine.OTHER, OperatingSystem.OTHER, "", -1, 0);
}
