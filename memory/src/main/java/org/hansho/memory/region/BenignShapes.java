package org.hansho.memory.region;

import java.util.Set;
import org.hansho.memory.dump.DumpMemory;
import org.hansho.memory.dump.DumpModule;
import org.hansho.memory.dump.Minidump;
import org.hansho.memory.dump.RegionInfo;
import org.jspecify.annotations.Nullable;

/**
 * Recognises private executable memory of benign shape: detours of hooking products, code that a
 * runtime compiled, the way from 32 to 64 bits.
 *
 * <p>Only what is measured or documented of these shapes is asked, and a runtime must be loaded for
 * its shape to count; whoever imitates a shape gains no more than that weak evidence is not added
 * up. Where a dump does not say what kind of memory it is, compiled code cannot be distinguished
 * from other memory, so a runtime that is loaded is enough.
 */
final class BenignShapes {
  private static final long LARGEST_TRAMPOLINE = 0x4000;
  private static final long REACH = 1L << 31;
  private static final long SCRIPT_RESERVATION = 128L << 20;
  private static final long JAVA_RESERVATION = 2L << 20;
  private static final long GRANULE = 0x1_0000;
  private static final long DOTNET_HEAP = 4L << 20;
  private static final long PAGE = 0x1000;

  private final AddressSpace space;
  private final DumpMemory memory;
  private final int bits;
  private final Set<ManagedRuntime> runtimes;
  private final boolean bridged;

  BenignShapes(Minidump dump, AddressSpace space) {
    this.space = space;
    this.memory = dump.memory();
    this.bits = dump.system().machine().bits();
    this.runtimes = ManagedRuntime.of(dump.modules());
    this.bridged = dump.modules().stream().anyMatch(module -> module.stem().equals("wow64cpu"));
  }

  /** Whether code of .NET may be about. */
  boolean isDotnet() {
    return runtimes.contains(ManagedRuntime.DOTNET);
  }

  /** Whether any runtime is loaded that compiles code. */
  boolean hasRuntime() {
    return !runtimes.isEmpty();
  }

  /** The shape of an allocation, {@link Demotion#NONE} if it is not benign. */
  Demotion of(Allocation allocation) {
    boolean isPrivate = allocation.regionClass() == RegionClass.PRIVATE_EXECUTABLE;
    boolean mapped = allocation.regionClass() == RegionClass.MAPPED_EXECUTABLE;
    boolean unknown = allocation.regionClass() == RegionClass.UNKNOWN;
    if (isPrivate && isThunk(allocation)) {
      return Demotion.WOW64_THUNK;
    }
    if ((isPrivate && isCompiled(allocation))
        || (mapped && isDotnet())
        || (unknown && hasRuntime())) {
      return Demotion.JIT;
    }
    return isPrivate && isTrampoline(allocation) ? Demotion.TRAMPOLINE : Demotion.NONE;
  }

  private boolean isCompiled(Allocation allocation) {
    long size = allocation.size();
    boolean script =
        runtimes.contains(ManagedRuntime.SCRIPT)
            && allocation.protect() == RegionInfo.NO_ACCESS
            && size > SCRIPT_RESERVATION;
    boolean java = runtimes.contains(ManagedRuntime.JAVA) && size >= JAVA_RESERVATION;
    boolean dotnet = isDotnet() && size % GRANULE == 0 && size <= DOTNET_HEAP;
    return script || java || dotnet;
  }

  private boolean isThunk(Allocation allocation) {
    RegionInfo region = allocation.firstExecutable();
    if (!bridged || region == null || region.size() > PAGE) {
      return false;
    }
    byte[] bytes = new byte[7];
    int present = memory.copy(region.base(), bytes, 0, bytes.length);
    boolean farJump = bytes[0] == (byte) 0xEA && bytes[5] == 0x33 && bytes[6] == 0;
    return present == 0 || (present == bytes.length && farJump);
  }

  private boolean isTrampoline(Allocation allocation) {
    for (RegionInfo region : allocation.regions()) {
      if (region.isExecutable()
          && (region.size() > LARGEST_TRAMPOLINE
              || !isNearModule(region.base())
              || !Detours.fill(region, memory, space, bits))) {
        return false;
      }
    }
    return true;
  }

  private boolean isNearModule(long address) {
    return isNear(space.moduleBefore(address), address)
        || isNear(space.moduleAfter(address), address);
  }

  private static boolean isNear(@Nullable DumpModule module, long address) {
    return module != null && Math.abs(module.base() - address) < REACH;
  }
}
