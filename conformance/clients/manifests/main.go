// Command berth-manifests reads what people deploy with the libraries that docker compose and kubectl read it with, and
// fails on a field that they do not know or a value of the wrong kind.
//
//	berth-manifests compose FILE      prints the project that docker compose would start, as YAML
//	berth-manifests kubernetes FILE   checks every document of a rendered chart
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/compose-spec/compose-go/v2/cli"
	appsv1 "k8s.io/api/apps/v1"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	policyv1 "k8s.io/api/policy/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

// Kinds of extensions, whose fields no library here knows.
var extensions = map[string]bool{"monitoring.coreos.com/v1": true}

func main() {
	if len(os.Args) != 3 {
		fail(errors.New("usage: berth-manifests compose|kubernetes FILE"))
	}
	var err error
	switch os.Args[1] {
	case "compose":
		err = compose(os.Args[2])
	case "kubernetes":
		err = kubernetes(os.Args[2])
	default:
		err = fmt.Errorf("do not know '%s'", os.Args[1])
	}
	if err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "berth-manifests:", err)
	os.Exit(1)
}

func compose(file string) error {
	options, err := cli.NewProjectOptions(
		[]string{file}, cli.WithWorkingDirectory(filepath.Dir(file)), cli.WithName("berth"))
	if err != nil {
		return err
	}
	project, err := options.LoadProject(context.Background())
	if err != nil {
		return err
	}
	text, err := project.MarshalYAML()
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(text)
	return err
}

func kubernetes(file string) error {
	known := runtime.NewScheme()
	for _, add := range []func(*runtime.Scheme) error{
		appsv1.AddToScheme, autoscalingv2.AddToScheme, batchv1.AddToScheme, corev1.AddToScheme,
		networkingv1.AddToScheme, policyv1.AddToScheme, rbacv1.AddToScheme,
	} {
		if err := add(known); err != nil {
			return err
		}
	}
	opened, err := os.Open(file)
	if err != nil {
		return err
	}
	defer opened.Close()
	documents := utilyaml.NewYAMLReader(bufio.NewReader(opened))
	for {
		document, err := documents.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := check(known, document); err != nil {
			return err
		}
	}
}

func check(known *runtime.Scheme, document []byte) error {
	var head struct {
		APIVersion string `json:"apiVersion"`
		Kind       string `json:"kind"`
		Metadata   struct {
			Name string `json:"name"`
		} `json:"metadata"`
	}
	if err := yaml.Unmarshal(document, &head); err != nil {
		return err
	}
	if head.Kind == "" || extensions[head.APIVersion] {
		return nil
	}
	object, err := known.New(schema.FromAPIVersionAndKind(head.APIVersion, head.Kind))
	if err != nil {
		return err
	}
	if err := yaml.UnmarshalStrict(document, object); err != nil {
		return fmt.Errorf("%s %s: %w", head.Kind, head.Metadata.Name, err)
	}
	fmt.Println(head.APIVersion, head.Kind, head.Metadata.Name)
	return nil
}
