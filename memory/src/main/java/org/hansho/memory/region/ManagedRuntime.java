package org.hansho.memory.region;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hansho.memory.dump.DumpModule;
import org.jspecify.annotations.Nullable;

/** Runtimes that compile code while a process runs, recognised by their modules. */
enum ManagedRuntime {
  DOTNET("clr coreclr clrjit mscorwks mono mono-2.0-sgen monosgen-2.0"),
  JAVA("jvm"),
  SCRIPT("v8 node libnode chrome msedge libcef electron chakra chakracore jscript9 xul mozjs");

  private final String modules;

  ManagedRuntime(String modules) {
    this.modules = " " + modules + " ";
  }

  /** The runtimes that are loaded. */
  static Set<ManagedRuntime> of(List<DumpModule> modules) {
    Set<ManagedRuntime> loaded = EnumSet.noneOf(ManagedRuntime.class);
    for (DumpModule module : modules) {
      ManagedRuntime runtime = named(module.stem());
      if (runtime != null) {
        loaded.add(runtime);
      }
    }
    return loaded;
  }

  private static @Nullable ManagedRuntime named(String stem) {
    for (ManagedRuntime runtime : values()) {
      if (runtime.modules.contains(" " + stem + " ")) {
        return runtime;
      }
    }
    return null;
  }
}
