package org.hansho.memory.segment;

import java.util.Map;
import java.util.Set;
import org.hansho.memory.shellcode.ShellcodeFamily;
import org.hansho.memory.shellcode.ShellcodeFinding;

/**
 * Which profile of suspicious behaviour an injected module fits. The original alert documented
 * these five and no features for them; what leads to each is our own choice, the strongest first.
 */
public enum InjectionSignature {
  /** It can load itself without the system's loader. */
  REFLECTIVE_LOADER("reflective loader exploit"),
  /** It puts code into other processes. */
  INJECTING("injecting exploit"),
  /** It looks for debuggers. */
  DEBUGGER("injected debugger exploit"),
  /** It talks to a network. */
  REMOTE("injected remote exploit"),
  /** It runs, or hides what it is. */
  INJECTED("injected exploit"),
  /** It is there, and does nothing suspicious that is known. */
  NONE("");

  private static final int NAMES_OF_INJECTION = 2;

  private final String description;

  InjectionSignature(String description) {
    this.description = description;
  }

  /** The words of the alert's field, empty for none. */
  public String description() {
    return description;
  }

  /**
   * Chooses the profile.
   *
   * @param evidence what is known about the segment besides its bytes
   */
  public static InjectionSignature of(SegmentFacts facts, Set<SegmentEvidence> evidence) {
    Map<Capability, Set<String>> capabilities = facts.capabilities();
    if (facts.loadsItself() || parsesExports(facts)) {
      return REFLECTIVE_LOADER;
    }
    if (capabilities.getOrDefault(Capability.REMOTE_INJECTION, Set.of()).size()
        >= NAMES_OF_INJECTION) {
      return INJECTING;
    }
    boolean behaves = behaves(facts, evidence);
    if (behaves && capabilities.containsKey(Capability.DEBUGGER)) {
      return DEBUGGER;
    }
    boolean network =
        capabilities.containsKey(Capability.HTTP) || capabilities.containsKey(Capability.SOCKETS);
    if (behaves && network) {
      return REMOTE;
    }
    return behaves ? INJECTED : NONE;
  }

  /** Shellcode that walks the loader's lists or parses exports does the loader's work. */
  private static boolean parsesExports(SegmentFacts facts) {
    return facts.shellcode().stream()
        .map(ShellcodeFinding::families)
        .anyMatch(
            families ->
                families.contains(ShellcodeFamily.EXPORT_PARSE)
                    && families.contains(ShellcodeFamily.LOADER_LIST));
  }

  private static boolean behaves(SegmentFacts facts, Set<SegmentEvidence> evidence) {
    return facts.headerWiped()
        || facts.toolkit() != null
        || !facts.shellcode().isEmpty()
        || evidence.stream().anyMatch(SegmentEvidence::isOfThreads)
        || evidence.contains(SegmentEvidence.IMPORT_TABLE)
        || evidence.contains(SegmentEvidence.SECTION_TABLE);
  }
}
