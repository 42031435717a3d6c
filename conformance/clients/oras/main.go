// Command berth-oras does with a registry what the oras command line does, by the library that it is made of: push,
// attach, discover, pull, copy, tags, delete. It speaks plain HTTP, because the registry under test does.
//
//	berth-oras -u USER -p PASSWORD VERB REFERENCE [ARGUMENTS]
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	v1 "github.com/opencontainers/image-spec/specs-go/v1"
	"oras.land/oras-go/v2"
	"oras.land/oras-go/v2/content"
	"oras.land/oras-go/v2/content/file"
	"oras.land/oras-go/v2/registry/remote"
	"oras.land/oras-go/v2/registry/remote/auth"
)

var (
	user     = flag.String("u", "", "user name")
	password = flag.String("p", "", "password")
)

func main() {
	flag.Parse()
	if flag.NArg() < 2 {
		fmt.Fprintln(os.Stderr, "berth-oras -u USER -p PASSWORD push|attach|discover|pull|copy|tags|delete REFERENCE ...")
		os.Exit(2)
	}
	if err := run(context.Background(), flag.Arg(0), flag.Arg(1), flag.Args()[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, verb, reference string, args []string) error {
	repository, err := open(reference)
	if err != nil {
		return err
	}
	switch {
	case verb == "push" && len(args) == 2:
		return push(ctx, repository, args[0], args[1])
	case verb == "attach" && len(args) == 2:
		return attach(ctx, repository, args[0], args[1])
	case verb == "discover" && len(args) == 1:
		return discover(ctx, repository, args[0])
	case verb == "pull" && len(args) == 1:
		return pull(ctx, repository, args[0])
	case verb == "copy" && len(args) == 1:
		return copyTo(ctx, repository, args[0])
	case verb == "tags" && len(args) == 0:
		return repository.Tags(ctx, "", func(tags []string) error {
			for _, tag := range tags {
				fmt.Println(tag)
			}
			return nil
		})
	case verb == "delete" && len(args) == 0:
		descriptor, err := repository.Resolve(ctx, repository.Reference.Reference)
		if err != nil {
			return err
		}
		return repository.Delete(ctx, descriptor)
	}
	return fmt.Errorf("unknown verb %q or wrong number of arguments", verb)
}

func open(reference string) (*remote.Repository, error) {
	repository, err := remote.NewRepository(reference)
	if err != nil {
		return nil, err
	}
	repository.PlainHTTP = true
	repository.TagListPageSize = 2
	repository.ReferrerListPageSize = 2
	repository.Client = &auth.Client{
		Cache:      auth.NewCache(),
		Credential: auth.StaticCredential(repository.Reference.Registry, auth.Credential{Username: *user, Password: *password}),
	}
	return repository, nil
}

// pack puts one file into a store on disk and makes a manifest over it.
func pack(ctx context.Context, path, artifactType string, options oras.PackManifestOptions) (*file.Store, v1.Descriptor, error) {
	store, err := file.New(filepath.Dir(path))
	if err != nil {
		return nil, v1.Descriptor{}, err
	}
	layer, err := store.Add(ctx, filepath.Base(path), "application/octet-stream", path)
	if err != nil {
		return nil, v1.Descriptor{}, err
	}
	options.Layers = []v1.Descriptor{layer}
	manifest, err := oras.PackManifest(ctx, store, oras.PackManifestVersion1_1, artifactType, options)
	return store, manifest, err
}

func push(ctx context.Context, repository *remote.Repository, artifactType, path string) error {
	store, manifest, err := pack(ctx, path, artifactType, oras.PackManifestOptions{})
	if err != nil {
		return err
	}
	defer store.Close()
	tag := repository.Reference.Reference
	if err := store.Tag(ctx, manifest, tag); err != nil {
		return err
	}
	if _, err := oras.Copy(ctx, store, tag, repository, tag, oras.DefaultCopyOptions); err != nil {
		return err
	}
	fmt.Println(manifest.Digest)
	return nil
}

func attach(ctx context.Context, repository *remote.Repository, artifactType, path string) error {
	subject, err := repository.Resolve(ctx, repository.Reference.Reference)
	if err != nil {
		return err
	}
	store, manifest, err := pack(ctx, path, artifactType, oras.PackManifestOptions{Subject: &subject})
	if err != nil {
		return err
	}
	defer store.Close()
	// The subject is in the registry already, so only what hangs below the new manifest is sent.
	options := oras.DefaultCopyGraphOptions
	options.FindSuccessors = func(ctx context.Context, fetcher content.Fetcher, desc v1.Descriptor) ([]v1.Descriptor, error) {
		successors, err := content.Successors(ctx, fetcher, desc)
		kept := successors[:0]
		for _, successor := range successors {
			if successor.Digest != subject.Digest {
				kept = append(kept, successor)
			}
		}
		return kept, err
	}
	if err := oras.CopyGraph(ctx, store, repository, manifest, options); err != nil {
		return err
	}
	fmt.Println(manifest.Digest)
	return nil
}

func discover(ctx context.Context, repository *remote.Repository, artifactType string) error {
	subject, err := repository.Resolve(ctx, repository.Reference.Reference)
	if err != nil {
		return err
	}
	return repository.Referrers(ctx, subject, artifactType, func(referrers []v1.Descriptor) error {
		for _, referrer := range referrers {
			fmt.Println(referrer.Digest, referrer.ArtifactType)
		}
		return nil
	})
}

func pull(ctx context.Context, repository *remote.Repository, folder string) error {
	store, err := file.New(folder)
	if err != nil {
		return err
	}
	defer store.Close()
	tag := repository.Reference.Reference
	manifest, err := oras.Copy(ctx, repository, tag, store, tag, oras.DefaultCopyOptions)
	if err != nil {
		return err
	}
	fmt.Println(manifest.Digest)
	return nil
}

func copyTo(ctx context.Context, source *remote.Repository, target string) error {
	destination, err := open(target)
	if err != nil {
		return err
	}
	manifest, err := oras.ExtendedCopy(ctx, source, source.Reference.Reference, destination,
		destination.Reference.Reference, oras.DefaultExtendedCopyOptions)
	if err != nil {
		return err
	}
	fmt.Println(manifest.Digest)
	return nil
}
