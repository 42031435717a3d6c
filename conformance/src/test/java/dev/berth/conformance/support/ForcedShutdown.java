package dev.berth.conformance.support;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// The call by which Linux lets a test take the disk away from under a file system, dropping what was not synced.
final class ForcedShutdown {

    // _IOR('X', 125, __u32), known to ext4 and xfs, with the flag that not even the journal is written out.
    private static final long SHUTDOWN = 0x8004587dL;
    private static final int WITHOUT_LOG_FLUSH = 2;

    private ForcedShutdown() {}

    @SuppressWarnings("restricted") // the JDK has no other way to an ioctl
    static void of(Path folder) {
        Linker linker = Linker.nativeLinker();
        SymbolLookup libc = linker.defaultLookup();
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle open = linker.downcallHandle(
                    libc.find("open").orElseThrow(),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                    Linker.Option.firstVariadicArg(2));
            MethodHandle ioctl = linker.downcallHandle(
                    libc.find("ioctl").orElseThrow(),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
                    Linker.Option.firstVariadicArg(2));
            MethodHandle close = linker.downcallHandle(
                    libc.find("close").orElseThrow(),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            int descriptor = (int) open.invokeExact(arena.allocateFrom(folder.toString()), 0);
            MemorySegment flag = arena.allocateFrom(ValueLayout.JAVA_INT, WITHOUT_LOG_FLUSH);
            int result = (int) ioctl.invokeExact(descriptor, SHUTDOWN, flag);
            int closed = (int) close.invokeExact(descriptor);
            if (descriptor < 0 || result != 0 || closed != 0) {
                throw new AssertionError("could not shut down the file system at " + folder);
            }
        } catch (Throwable failed) {
            throw new AssertionError(failed);
        }
    }
}
