package dev.berth.registry.upload;

import dev.berth.registry.TestRegistry;

/// Sessions of uploads into files.
class FileSystemUploadSessionsTest extends UploadSessionsTest {

    @Override
    TestRegistry create() {
        return TestRegistry.onFiles();
    }
}
